"""What stands in the field of a poster: for each subject, two or more things of its world.

Each stands on y = 0, about 96 tall, centred on x = 0. A fill or stroke of one letter is a colour
of the subject: L light, S sun, I ink, A and B rows, F far ridge. ``many`` is 2 to 4 and ``few``
is 2 or 3: they vary a motif from record to record.
"""

from collections.abc import Callable

Motif = Callable[[int, int], str]


def graph(many: int, few: int) -> str:
    grid = "".join(f"M{x} -86v80" for x in range(-40, 41, 20))
    grid += "".join(f"M-40 {y}h80" for y in range(-86, -5, 20))
    return (
        '<path fill="L" d="M-48-94h96v96h-96z"/>'
        f'<path stroke="F" stroke-width="1.5" d="{grid}"/>'
        '<path stroke="I" stroke-width="3" d="M-40-6h84M-40-6v-84"/>'
        '<path stroke="S" stroke-width="6" '
        f'd="M-40-{6 + 10 * many}L40 -{34 + 12 * few + 6 * many}"/>'
    )


def fraction_bars(many: int, few: int) -> str:
    step = 108 // (many + 1)
    parts = "".join(
        f'<path fill="{"S" if i < few else "F"}" '
        f'd="M{-54 + i * 108 // (many + 1)} -34h{step - 3}v28h-{step - 3}z"/>'
        for i in range(many + 1)
    )
    return (
        f'<path fill="L" d="M-60-42h120v42h-120z"/>{parts}<path fill="L" d="M-60-88h120v42h-120z"/>'
        '<path fill="S" d="M-54-81h51v28h-51z"/><path fill="F" d="M0-81h54v28h-54z"/>'
    )


def fruit_crate(many: int, few: int) -> str:
    fruit = "".join(
        f'<circle cx="{x}" cy="{y}" r="9" fill="{"S" if (x // 24 + y // 24) % many else "F"}"/>'
        for x in range(-36, 37, 24)
        for y in (-14, -38, -62)[:few]
    )
    return (
        f'<path fill="I" d="M-56-{8 + 24 * few}h112V2h-112z"/>{fruit}'
        '<path fill="L" d="M-60-10h120v9h-120z"/>'
    )


def balance(many: int, few: int) -> str:
    return (
        '<path fill="S" d="M-26 0L0-44 26 0z"/>'
        f'<path stroke="I" stroke-width="6" d="M-66 -{42 + many}L66 -{46 - many}"/>'
        f'<path fill="L" d="M-70-{76 + many}h36v32h-36z"/>'
        '<circle cx="50" cy="-64" r="16" fill="L"/>'
    )


def number_line(many: int, few: int) -> str:
    return (
        '<path stroke="L" stroke-width="7" stroke-linecap="round" '
        'd="M-72-20H72M-60-30v20M-30-30v20M0-30v20M30-30v20M60-30v20"/>'
        f'<path fill="I" d="M{30 * many - 93}-92h6v84h-6z"/>'
        f'<path fill="S" d="M{30 * many - 87}-92h44l-9 14 9 14h-44z"/>'
    )


def open_book(many: int, few: int) -> str:
    return (
        '<path fill="I" d="M-66-6v-64h132v64L0 4z"/>'
        '<path fill="L" d="M-62-10v-66q36-10 60 8V0q-24-18-60-10z'
        'M62-10v-66Q26-86 2-68V0q24-18 60-10z"/>'
        '<path stroke="F" stroke-width="3" d="M-52-62q24-4 42 6M-52-48q24-4 42 6M-52-34q24-4 42 6'
        'M52-62q-24-4-42 6M52-48q-24-4-42 6"/>'
    )


def stack_of_books(many: int, few: int) -> str:
    return (
        '<path fill="L" d="M-56-22H60V0H-56z"/>'
        f'<path fill="S" d="M-{40 + many * 4}-46h98v22h-98z"/>'
        '<path fill="F" d="M-50-70h92v22h-92z"/>'
        f'<path fill="L" d="M-{26 + few * 4}-92h80v20h-80z"/>'
        '<path stroke="I" stroke-width="4" d="M-42-22v22M-26-46v22M26-70v22"/>'
    )


def square_speech(many: int, few: int) -> str:
    return (
        '<path fill="L" d="M-72-96h84v50h-52l-16 18v-18h-16z"/>'
        '<path fill="S" d="M-14-64h86v46H52v20L34-18h-48z"/>'
        '<path stroke="I" stroke-width="5" d="M-58-80h56M-58-64h30M4-48h50M4-34h30"/>'
    )


def round_speech(many: int, few: int) -> str:
    return (
        '<circle cx="-34" cy="-58" r="36" fill="S"/><path fill="S" d="M-58-34l-8 34 34-24z"/>'
        '<circle cx="36" cy="-48" r="30" fill="L"/><path fill="L" d="M56-28l8 28-32-20z"/>'
        '<path stroke="I" stroke-width="6" stroke-linecap="round" '
        f'd="M-52-66h36M-52-50h{8 * many}M22-48h28"/>'
    )


def seedling(many: int, few: int) -> str:
    return (
        '<path stroke="L" stroke-width="5" fill="none" '
        'd="M0 22V-60M0 4q-12 4-18 18M0 8q14 4 18 16"/>'
        '<path fill="S" d="M0-54Q-50-52-54-92-6-96 0-54z"/>'
        '<path fill="L" d="M0-36Q44-34 50-74 4-76 0-36z"/>'
    )


def flower(many: int, few: int) -> str:
    return (
        '<path stroke="L" stroke-width="6" d="M0 4v-60"/>'
        '<path fill="L" d="M0-16q26 4 36-22Q8-42 0-16z"/>'
        '<g stroke="S" stroke-width="13" stroke-linecap="round">'
        '<path d="M0-94v52M-26-68h52M-18-86l36 36M18-86l-36 36"/></g>'
        f'<circle cy="-68" r="{12 + few}" fill="I"/>'
    )


def mission(many: int, few: int) -> str:
    return (
        '<path fill="L" d="M-62 0v-58h30v-20L0-98l32 20v20h30V0z"/>'
        '<path fill="I" d="M-12 0v-30a12 12 0 0 1 24 0V0zM-8-62a8 8 0 0 1 16 0v10H-8z"/>'
        '<path fill="F" d="M-52 0v-24a8 8 0 0 1 16 0V0zM36 0v-24a8 8 0 0 1 16 0V0z"/>'
    )


def signpost(many: int, few: int) -> str:
    return (
        '<path fill="I" d="M-4-98h8V4h-8z"/><path fill="L" d="M-46-94h78l16 13-16 13h-78z"/>'
        f'<path fill="S" d="M-{40 + many * 3}-50l14-13h66v26h-66z"/>'
    )


def kite(many: int, few: int) -> str:
    return (
        '<path fill="S" d="M0-100L38-56 0-6-38-56z"/>'
        '<path fill="L" d="M0-100L38-56H0zM0-6l-38-50H0z"/>'
        '<path stroke="I" stroke-width="3" fill="none" d="M0-6q-26 14-8 26t-20 24"/>'
    )


def toy_blocks(many: int, few: int) -> str:
    return (
        '<path fill="L" d="M-66-44h44V0h-44z"/><path fill="S" d="M-20-44h44V0h-44z"/>'
        f'<path fill="F" d="M26-44h44V0H26z"/><path fill="L" d="M-{30 - many * 6}-90h44v44h-44z"/>'
        '<circle cx="2" cy="-22" r="13" fill="I"/><path fill="I" d="M-56-10l12-24 12 24z"/>'
    )


def heartbeat(many: int, few: int) -> str:
    return (
        '<path fill="S" d="M0-2C-76-44-46-108 0-74 46-108 76-44 0-2z"/>'
        '<path stroke="L" stroke-width="6" fill="none" d="M-46-44h26l10-18 16 34 10-16h30"/>'
    )


def apple(many: int, few: int) -> str:
    leaf = 24 + 2 * many
    return (
        '<path fill="S" d="M0-62c60-34 66 62 14 62-8 0-20 0-28 0-52 0-46-96 14-62z"/>'
        f'<path fill="L" d="M2-66q4-26 {leaf}-30 2 26-{leaf} 30z"/>'
        '<path stroke="L" stroke-width="6" stroke-linecap="round" '
        'd="M-34-32q0-14 12-18" fill="none"/>'
    )


def house(many: int, few: int) -> str:
    return (
        '<path fill="L" d="M-54 0v-52L0-96l54 44V0z"/>'
        '<path fill="F" d="M-70-46L0-104l70 58-10 8L0-88l-60 50z"/>'
        '<path fill="S" d="M-38-44h26v24h-26zM12-44h26v24H12z"/>'
        f'<path fill="I" d="M-{6 + few}-34h16V0h-16z"/>'
    )


def family(many: int, few: int) -> str:
    hat = '<path fill="I" d="M-70-94h50l-8-4-4-12h-26l-4 12z"/>'
    father, mother = person("S", -62, 58, 88, "#a0623c"), person("L", 26, 50, 80, "#8a5030")
    return father + mother + person("F", -16, 22, 50, "#b3754a") + hat


def person(coat: str, left: int, shoulder: int, head: int, skin: str) -> str:
    """A head and a coat from its left side, with the heights of shoulder and head."""
    return (
        f'<path fill="{coat}" d="M{left} 0v-{shoulder}a17 17 0 0 1 34 0V0z"/>'
        f'<circle cx="{left + 17}" cy="-{head}" r="13" fill="{skin}"/>'
    )


def stairs(many: int, few: int) -> str:
    return (
        '<path fill="L" d="M-70 0v-20h28v-20h28v-20h28v-20h28V0z"/>'
        f'<path fill="F" d="M-42 0v-20h84V0z"/><path stroke="L" stroke-width="4" '
        f'd="M30-80v-{18 + 4 * many}"/><path fill="S" d="M30-{104 + 2 * many}l30 11-30 11z"/>'
    )


def college(many: int, few: int) -> str:
    return (
        '<path fill="L" d="M-66-58L0-94l66 36zM-62-10H62V0H-62z"/>'
        '<path stroke="L" stroke-width="12" d="M-46-12v-42M-16-12v-42M16-12v-42M46-12v-42"/>'
        '<circle cy="-70" r="7" fill="S"/>'
    )


def checklist(many: int, few: int) -> str:
    return (
        '<path fill="L" d="M-44-98h88V0h-88z"/><path fill="I" d="M-18-106h36v16h-36z"/>'
        '<path stroke="F" stroke-width="6" d="M-8-70h40M-8-46h40M-8-22h40"/>'
        '<path stroke="S" stroke-width="6" fill="none" '
        'd="M-34-70l6 6 10-12M-34-46l6 6 10-12M-34-22l6 6 10-12"/>'
    )


def folder(many: int, few: int) -> str:
    return (
        '<path fill="S" d="M-62-72h44l10 12h56V0h-110z"/><path fill="L" d="M-52-86h88v60h-88z"/>'
        f'<path fill="I" d="M-62-{40 + 4 * few}H62L52 0h-114z"/>'
        f'<path fill="F" d="M-44-20h{20 * many}v8h-{20 * many}z"/>'
    )


MOTIFS: dict[str, tuple[Motif, ...]] = {
    "mathematics": (graph, fraction_bars, fruit_crate, balance, number_line),
    "english-language-arts": (open_book, stack_of_books),
    "english-language-development": (square_speech, round_speech),
    "science": (seedling, flower),
    "history-social-science": (mission, signpost),
    "early-learning": (kite, toy_blocks),
    "health": (heartbeat, apple),
    "family-engagement": (house, family),
    "college-and-career": (stairs, college),
    "program-operation": (checklist, folder),
}
