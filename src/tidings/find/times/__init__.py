"""Times: every expression of time in a report, the days it stands for, and its TIMEX3 value.

`atoms` cuts the tokens where a date is glued together, `dates` and `lengths` know the forms of expressions, `grammar`
finds them in one pass, `dateline` says of what day the report is, `resolve` turns them into days, `mentions` into
mentions.
"""

from tidings.find.times.dateline import is_chronicle, report_day
from tidings.find.times.mentions import Timex, find_times, read_timexes, times_and_day

__all__ = ["Timex", "find_times", "is_chronicle", "read_timexes", "report_day", "times_and_day"]
