"""Surveys with their rounds, questions, respondents, and answers to closed questions, at rest."""
