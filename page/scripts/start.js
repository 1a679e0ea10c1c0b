// The start page: filters, map, time line and list follow one address.
import "htmx.org";
