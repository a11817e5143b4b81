"""From a table to safe, stored responses: places, masking, triage, campaigns, the plan, the store."""

from engagement.responses.plan import plan_import

__all__ = ["plan_import"]
