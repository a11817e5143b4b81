"""Owning themes: every act of a person on them, undone and redone without limit; learning from what people moved."""
