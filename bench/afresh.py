#!/usr/bin/env python3
"""afresh.py MARK < bundle > bundle -- the same bundle for resources that are not there yet.

To each value of an identifier that one of its own resources has, "-MARK" is added, wherever that value stands. All
other bytes stay: references to resources that another bundle brings lead where they led.
Ends with 1 where that is no bundle in JSON with a resource in each entry.
"""
import json
import re
import sys

MEMBER = re.compile(r'("value"\s*:\s*)("(?:[^"\\]|\\.)*")')


def identifiers(resource):
    """The values of a resource's identifiers; some types have a list of them, some have one."""
    found = resource.get("identifier", [])
    return [each["value"] for each in (found if isinstance(found, list) else [found]) if "value" in each]


def main():
    mark = sys.argv[1]
    text = sys.stdin.read()
    try:
        own = {value for entry in json.loads(text)["entry"] for value in identifiers(entry["resource"])}
    except (ValueError, KeyError, TypeError):
        sys.exit(1)

    def renewed(member):
        value = json.loads(member[2])
        return member[1] + json.dumps(f"{value}-{mark}") if value in own else member[0]

    sys.stdout.write(MEMBER.sub(renewed, text))


main()
