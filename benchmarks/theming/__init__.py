"""Parts of the theme benchmark: the labelled corpora, the engines, the scores."""
