"""What people are owed: words as they came opened only on record, deleted on request, and gone by a date."""
