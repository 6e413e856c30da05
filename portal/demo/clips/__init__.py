"""The finished films of the demonstration (`films/`) and the tool that makes them.

Running the site reads files from `films/` and imports nothing from here: the maker has its own
requirements (`requirements.txt` beside this file) and needs programs that a server has not.
"""
