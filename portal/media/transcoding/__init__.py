"""From a film as somebody uploaded it to everything that readers get.

``make.py`` is the task. Pure: ``ladder``, ``commands``, ``playlists``. Reading what came:
``container``, ``probe``, ``loudness``. ``ffmpeg`` is the only place that starts the program.
"""
