"""Rules for regions, direct-funded districts and the counties they serve."""

from collections.abc import Iterator

from portal.demo.content_check.problems import (
    Problem,
    Table,
    missing_fields,
    not_listed,
    taken_twice,
    unknown_fields,
)
from portal.demo.content_check.texts import check_every_text, check_text

FIELDS = (
    *("key", "name", "kind", "office", "address", "phone", "email", "counties", "languages"),
    *("districts", "students", "contact", "note"),
)
OWN_FIELD = {"region": "number", "district": "county"}  # what only this kind has
COUNTY = ("name", "region", "row", "column")


def check_regions(regions: Table, taxonomy: Table) -> Iterator[Problem]:
    """Every region, every county, and that both sides name each other.

    A county belongs to one region only; a direct-funded district lies in a county and holds none.
    """
    listed, counties = regions.get("region", []), regions.get("county", [])
    names = [county.get("name") for county in counties]
    for region in listed:
        yield from check_region(region, names, taxonomy)
    yield from taken_twice("regions", [region.get("key") for region in listed])
    held = [name for region in listed for name in region.get("counties", [])]
    yield from taken_twice("regions counties", held)
    yield from check_counties(counties, listed)


def check_region(region: Table, counties: list[str], taxonomy: Table) -> Iterator[Problem]:
    """One region or direct-funded district."""
    where, kind = f"regions {region.get('key')}", region.get("kind")
    if kind not in OWN_FIELD:
        yield Problem(f"{where}.kind", f"{kind!r} is neither region nor district")
        return
    fields = (*FIELDS, OWN_FIELD[kind])
    yield from missing_fields(where, region, fields)
    yield from unknown_fields(where, region, fields)
    yield from check_places(where, region, counties)
    yield from not_listed(
        f"{where}.languages", region.get("languages"), taxonomy["languages"], "taxonomy.languages"
    )
    yield from check_text(f"{where}.office", region.get("office"))
    yield from check_text(f"{where}.note", region.get("note"))
    yield from check_every_text(f"{where}.contact", region.get("contact"))


def check_places(where: str, region: Table, counties: list[str]) -> Iterator[Problem]:
    """The counties that a region holds, or the one that a district lies in."""
    held = region.get("counties")
    yield from not_listed(f"{where}.counties", held, counties, "the counties")
    yield from not_listed(f"{where}.county", region.get("county"), counties, "the counties")
    if region["kind"] == "district" and held:
        yield Problem(f"{where}.counties", "a direct-funded district holds no county")


def check_counties(counties: list[Table], regions: list[Table]) -> Iterator[Problem]:
    """The tiles of the map: one place each, in the region that names the county."""
    holder = {name: region["key"] for region in regions for name in region.get("counties", [])}
    for county in counties:
        where = f"regions county {county.get('name')}"
        yield from missing_fields(where, county, COUNTY)
        yield from unknown_fields(where, county, COUNTY)
        if county.get("region") != holder.get(county.get("name")):
            yield Problem(f"{where}.region", f"{county.get('region')!r} does not name this county")
    yield from taken_twice("regions county", [county.get("name") for county in counties])
    places = [(county.get("row"), county.get("column")) for county in counties]
    yield from taken_twice("regions county row and column", places)
