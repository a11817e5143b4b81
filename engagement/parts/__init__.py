"""Files of any size, part by part: the same steps for every part, one after the other or on a cluster."""
