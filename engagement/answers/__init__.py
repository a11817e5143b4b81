"""Who answered which question, and what: the people, answers and questions that a share or a screen is made of."""
