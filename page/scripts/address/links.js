// Links of the page to itself, such as those that drop a filter, change the address and load nothing anew.

/** Links with data-stay change the address. */
export function bindLinks(address) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-stay]");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.pathname !== location.pathname) return;
    event.preventDefault();
    address.go(link.search);
  });
}
