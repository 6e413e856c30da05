"""Says where the demonstration content breaks its own rules.

The content is data that people write, so a mistake is answered with its place and a sentence,
never with a traceback at load time. `check_folder` reads a content folder and answers with every
`Problem`; the modules beside it each hold the rules of one kind of file.
"""

from portal.demo.content_check.folder import check_content, check_folder, read_content
from portal.demo.content_check.problems import Problem

__all__ = ["Problem", "check_content", "check_folder", "read_content"]
