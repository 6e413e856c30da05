"""Collects what a browser finds wrong with the pages it shows."""

from playwright.sync_api import ConsoleMessage, Page, Request, Response


class Complaints:
    """Errors on the console (broken content policy among them), requests that fail, other hosts.

    The page itself may answer 404 or 410: that is for its test to say. A film that is no longer
    wanted is cut off by the browser, which is no failure.
    """

    def __init__(self, *sites: str) -> None:
        self.sites = sites
        self.found: list[str] = []

    def listen_to(self, page: Page) -> None:
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.found.append(f"script: {error}"))
        page.on("request", self.see_request)
        page.on("requestfailed", self.see_failure)
        page.on("response", self.see_response)

    def hear(self, message: ConsoleMessage) -> None:
        # a refused request is reported by its answer, with its address
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.found.append(f"console: {message.text}")

    def see_request(self, request: Request) -> None:
        if not request.url.startswith((*self.sites, "data:", "blob:")):
            self.found.append(f"another host: {request.url}")

    def see_failure(self, request: Request) -> None:
        if "ERR_ABORTED" not in (request.failure or ""):
            self.found.append(f"failed: {request.url} {request.failure}")

    def see_response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.found.append(f"{response.status}: {response.url}")
