"""From answers to what a survey found: every question counted by people, in words and in pictures.

``scales`` and ``ordering`` know in which order answers stand, ``tabulation`` counts people, ``breakdown`` sets groups
of people side by side, ``disclosure`` decides which counts leave the officer's own screen, ``findings`` says them in
words, ``charts`` draws them.
"""
