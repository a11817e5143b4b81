"""What must be in place for the priorities: how much each needs it, why, who owns it and what comes next."""

from priorities.enablers.needs import (
    LONGEST,
    NEEDS,
    Need,
    current_needs,
    enabler_sentence,
    need_table,
    read_out,
)

__all__ = ["LONGEST", "NEEDS", "Need", "current_needs", "enabler_sentence", "need_table", "read_out"]
