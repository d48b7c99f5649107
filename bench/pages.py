#!/usr/bin/env python3
"""pages.py [stack.env] -- how soon the console's pages open on a running local stack, in a browser, for a physician.

Opens each tab of a patient's chart and the list of patients, again and again, and prints what the browser says of each
navigation. Fails where a page is not there, or where the median until it is loaded is more than --within. README.md says
how to read the figures.
"""
import argparse
import base64
import hashlib
import hmac
import json
import os
import random
import shutil
import signal
import socket
import ssl
import statistics
import struct
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
SECTIONS = "summary problems medicines allergies immunizations observations encounters procedures documents".split()
# Milliseconds since the navigation began, as PerformanceNavigationTiming has them.
EVENTS = ["responseEnd", "domContentLoadedEventEnd", "loadEventEnd"]
# The key of an element in W3C WebDriver's answers.
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


def refuse(sentence):
    sys.exit(f"bench: {sentence}")


class Stack:
    """The running stack, spoken to through stack.sh as the other scripts do."""

    def __init__(self, env):
        self.env = env
        lines = self.shell("env -0").split("\0")
        self.variables = dict(line.split("=", 1) for line in lines if line)
        self.console = self.variables["SAFEGUARD_CONSOLE"]
        self.trust = ssl.create_default_context(cafile=self.variables["SAFEGUARD_CA"])

    def shell(self, command):
        script = f'set -euo pipefail; here=$1; . "$here/stack.sh"; set -a; read_stack "$2"; set +a; {command}'
        words = ["bash", "-c", script, "bench", str(HERE), str(self.env)]
        done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            sys.exit(done.returncode)
        return done.stdout

    def cpu(self):
        """CPU-ms so far of the server and of the database."""
        return [int(number) for number in self.shell("cpu").split()[:2]]

    def person(self, username):
        """Password and secret for one-time codes, in base32."""
        file = self.env.parent / "people.tsv"
        for line in file.read_text().splitlines():
            name, password, secret, _ = line.split("\t")
            if name == username:
                return password, secret
        return refuse(f"there is no {username} in {file}.")

    def query(self, statement):
        return self.shell(
            'PGUSER=$PGSUPERUSER PGPASSWORD=$PGSUPERPASSWORD psql -qXtA -F " " -v ON_ERROR_STOP=1 -c ' + f"'{statement}'"
        ).split()

    def fullest_patient(self):
        """Id and number of resources of the patient with the most."""
        row = self.query(
            "select patient, count(*) from safeguard.resource where patient is not null and not deleted"
            " group by patient order by 2 desc, 1 limit 1"
        )
        return row or refuse("there is no patient; start the stack with -Dstack.patients=20.")

    def resources_of(self, patient):
        return self.query(f"select count(*) from safeguard.resource where patient = $${patient}$$ and not deleted")[0]

    def patients(self):
        return self.query("select count(*) from safeguard.resource where type = $$Patient$$ and not deleted")[0]

    def post(self, bundle):
        request = urllib.request.Request(
            self.variables["SAFEGUARD_FHIR"],
            json.dumps(bundle).encode(),
            {"Authorization": f"Bearer {self.shell('renew_token; echo $TOKEN').strip()}", "Content-Type": "application/fhir+json"},
        )
        with urllib.request.urlopen(request, timeout=300, context=self.trust) as answer:
            return json.load(answer)


def make_patients(stack, count):
    """Small ones, in batches, so that the list is as long as a hospital's."""
    draw = random.Random()
    made = 0
    while made < count:
        entries = [patient_entry(draw) for _ in range(min(250, count - made))]
        answer = stack.post({"resourceType": "Bundle", "type": "batch", "entry": entries})
        if any(entry["response"]["status"][:3] != "201" for entry in answer["entry"]):
            refuse("a made-up patient was not taken.")
        made += len(entries)


def patient_entry(draw):
    def name(syllables):
        return "".join(draw.choice("bdfghklmnprstvz") + draw.choice("aeiou") for _ in range(syllables)).capitalize()

    patient = {
        "resourceType": "Patient",
        "identifier": [
            {
                "type": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0203", "code": "MR"}]},
                "system": "urn:safeguard:bench",
                "value": f"{draw.getrandbits(64):016x}",
            }
        ],
        "name": [{"family": name(4), "given": [name(3)]}],
        "gender": draw.choice(["female", "male"]),
        "birthDate": f"{draw.randint(1930, 2020)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}",
    }
    return {"resource": patient, "request": {"method": "POST", "url": "Patient"}}


class Browser:
    """A headless Chromium that trusts the stack's authority alone, driven over W3C WebDriver."""

    def __init__(self, authority):
        self.driver = None
        self.session = None
        # Profile, cache and whatever else it leaves; with what pages held.
        self.files = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        try:
            self.driver = subprocess.Popen(
                [program("chromedriver", "CHROMEDRIVER"), f"--port={port}"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "TMPDIR": self.files.name},
                start_new_session=True,
            )
            self.await_driver()
            self.session = self.call("POST", "/session", self.capabilities(authority))["sessionId"]
        except BaseException:
            self.close()
            raise

    @staticmethod
    def capabilities(authority):
        arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--window-size=1366,900",
            f"--ignore-certificate-errors-spki-list={pin(authority)}",
        ]
        options = {"binary": program("chromium", "CHROMIUM"), "args": arguments}
        return {"capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options}}}

    def await_driver(self):
        for _ in range(100):
            if self.driver.poll() is not None:
                refuse("ChromeDriver ended as soon as it was started.")
            try:
                if self.call("GET", "/status")["ready"]:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        refuse("ChromeDriver does not answer.")

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            value = json.load(error)["value"]
            raise LookupError(value["error"] + ": " + value["message"].splitlines()[0]) from error

    def of_session(self, method, path, body=None):
        return self.call(method, f"/session/{self.session}{path}", body)

    def open(self, address):
        """Returns when the page is loaded."""
        self.of_session("POST", "/url", {"url": address})

    def visit(self, address):
        """Opens a page that must be there, and says how it came: PerformanceNavigationTiming, all events ended."""
        self.open(address)
        timing = self.navigation()
        if timing["responseStatus"] != 200 or self.where() != address:
            refuse(f"the page is not there: {timing['responseStatus']} at {self.where()}")
        return timing

    def where(self):
        return self.of_session("GET", "/url")

    def run(self, script, *arguments):
        return self.of_session("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def find(self, selector):
        """The element, or nothing."""
        found = self.of_session("POST", "/elements", {"using": "css selector", "value": selector})
        return found[0][ELEMENT] if found else None

    def see(self, selector, seconds=30):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            element = self.find(selector)
            if element:
                return element
            time.sleep(0.1)
        return refuse(f"the page has no {selector}, after {seconds} s.")

    def type(self, selector, text):
        element = self.see(selector)
        self.of_session("POST", f"/element/{element}/clear", {})
        self.of_session("POST", f"/element/{element}/value", {"text": text})

    def click(self, selector):
        self.of_session("POST", f"/element/{self.see(selector)}/click", {})

    def navigation(self):
        for _ in range(100):
            timing = self.run("return performance.getEntriesByType('navigation')[0].toJSON()")
            if timing["loadEventEnd"] > 0:
                return timing
            time.sleep(0.02)
        return refuse("the page does not finish loading.")

    def close(self):
        try:
            if self.session:
                self.of_session("DELETE", "")
        except (OSError, LookupError):
            pass
        if self.driver:
            # What it started is in its group, and must not outlive it.
            try:
                os.killpg(self.driver.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            self.driver.wait(10)
        self.files.cleanup()


def program(name, variable):
    named = os.environ.get(variable)
    found = shutil.which(named or name)
    return found or refuse(f"there is no program {named or name}; put {name} on the PATH, or name it in {variable}.")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def pin(authority):
    """The hash of the authority's public key: no other certificate's error is overlooked."""
    key = subprocess.run(["openssl", "x509", "-in", authority, "-noout", "-pubkey"], capture_output=True, check=True).stdout
    der = subprocess.run(["openssl", "pkey", "-pubin", "-outform", "der"], input=key, capture_output=True, check=True).stdout
    return base64.b64encode(hashlib.sha256(der).digest()).decode()


def one_time_code(secret, step):
    """RFC 6238 with HMAC-SHA-1, six digits, thirty seconds."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def sign_in(browser, console, password, secret):
    browser.open(console)
    browser.type("#username", "physician")
    browser.type("#password", password)
    browser.click("#kc-login")
    # Keycloak takes a code once; the present one may have been used by an earlier run.
    for _ in range(3):
        step = int(time.time()) // 30
        browser.type("#otp", one_time_code(secret, step))
        browser.click("#kc-login")
        if is_taken(browser, console):
            return
        time.sleep(max(0.0, (step + 1) * 30 - time.time()) + 0.5)
    refuse("Keycloak does not take the physician's password and codes.")


def is_taken(browser, console):
    """Whether the console follows, and not the page that asks for another code."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if browser.where().startswith(console):
            return True
        if browser.find("#input-error-otp-code"):
            return False
        time.sleep(0.1)
    return False


class Pages:
    def __init__(self, browser, stack, patient):
        self.browser = browser
        self.console = stack.console
        self.patient = patient

    def chart(self):
        """Name and address of each page of the chart: the tabs, the last page of the longest, one code over time."""
        base = f"{self.console}patients/{self.patient}/chart?section="
        pages = [(section, base + section) for section in SECTIONS]
        self.browser.visit(base + "observations")
        last = self.browser.run("return Array.from(document.querySelectorAll('.pager a')).pop()?.href")
        code = self.browser.run("return document.querySelector('.chart a[href*=\"code=\"]')?.href")
        return pages + [(name, address) for name, address in (("last observations", last), ("one code", code)) if address]

    def list(self):
        base = f"{self.console}patients"
        pages = [("by name", f"{base}?sort=name"), ("by birth date", f"{base}?sort=born"), ("page 2", f"{base}?sort=name&page=2")]
        return pages + [("found by name", self.search(base))]

    def search(self, base):
        """The address that shows those whose family name begins as that of the first of all."""
        self.browser.visit(base)
        self.browser.see("a.row-link")
        name = self.browser.run("return document.querySelector('a.row-link').textContent")
        self.browser.type("[id='find:family']", name[:2])
        self.browser.click("[id='find:search']")
        end = time.monotonic() + 30
        while "search=" not in self.browser.where():
            if time.monotonic() > end:
                refuse("the search for a family name leads nowhere.")
            time.sleep(0.1)
        return self.browser.where()


class Figures:
    """One line a page, to the terminal and into a file of tab-separated values."""

    COLUMNS = ["page", "rows"] + [
        f"{event}_{which}" for event in ("response", "dom", "load") for which in ("min", "med", "max")
    ]
    COLUMNS += ["server_ms", "db_ms", "load1"]

    def __init__(self, browser, stack, chosen):
        self.browser = browser
        self.stack = stack
        self.times = chosen.times
        self.uncounted = chosen.uncounted
        self.within = chosen.within
        self.end = time.monotonic() + chosen.limit
        self.slow = []
        (HERE / "results").mkdir(exist_ok=True)
        self.file = HERE / "results" / time.strftime("%Y%m%dT%H%M%SZ-pages.tsv", time.gmtime())

    def say(self, line):
        print(line, flush=True)
        self.keep(line)

    def keep(self, line):
        with self.file.open("a") as out:
            out.write(line + "\n")

    def head(self):
        self.keep("\t".join(self.COLUMNS))
        print(f"{'':18} {'':>5} {'response_ms':>17} {'dom_ms':>17} {'load_ms':>17}")
        print(f"{'page':18} {'rows':>5}" + f" {'min / med / max':>17}" * 3 + f" {'server_ms':>9} {'db_ms':>7} {'load1':>6}")

    def measure(self, name, address):
        for _ in range(self.uncounted):
            self.open(address)
        before = self.stack.cpu()
        timings = [self.open(address) for _ in range(self.times - self.uncounted)]
        cost = [(after - first) / len(timings) for after, first in zip(self.stack.cpu(), before)]
        rows = self.browser.run("return document.querySelectorAll('.chart tbody tr, .list tbody tr, .overview li').length")
        self.row(name, rows, [[timing[event] for timing in timings] for event in EVENTS], cost)

    def open(self, address):
        if time.monotonic() > self.end:
            refuse("the time is over; give more by --limit, or open each page fewer --times.")
        return self.browser.visit(address)

    def row(self, name, rows, series, cost):
        figures = [(min(each), statistics.median(each), max(each)) for each in series]
        load = Path("/proc/loadavg").read_text().split()[0]
        cells = [f"{number:.0f}" for triple in figures for number in triple]
        self.keep("\t".join([name, str(rows), *cells, *(f"{number:.1f}" for number in cost), load]))
        triples = "".join(f" {' / '.join(cells[i : i + 3]):>17}" for i in (0, 3, 6))
        print(f"{name:18} {rows:>5}{triples} {cost[0]:>9.1f} {cost[1]:>7.1f} {load:>6}", flush=True)
        if self.within and figures[-1][1] > self.within:
            self.slow.append(name)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("env", nargs="?", type=Path, default=HERE.parent / ".safeguard" / "stack.env", help="stack.env")
    parser.add_argument("--times", type=int, default=15, help="how often each page is opened (15)")
    parser.add_argument("--uncounted", type=int, default=3, help="of these, the first that do not count (3)")
    parser.add_argument("--within", type=int, default=500, help="milliseconds in which each must be loaded, 0 for any (500)")
    parser.add_argument("--limit", type=int, default=1200, help="seconds in which all must be done (1200)")
    parser.add_argument("--patient", help="whose chart, by id (of the patient with the most resources)")
    parser.add_argument("--patients", type=int, default=0, help="so many patients are made before (0)")
    chosen = parser.parse_args()
    if not 0 <= chosen.uncounted < chosen.times <= 1000:
        refuse("--times may be 1 to 1000, and more than --uncounted.")
    if not 0 <= chosen.patients <= 5000 or chosen.within < 0 or chosen.limit < 1:
        refuse("--patients may be 0 to 5000, --within is not negative, and --limit is 1 or more.")
    if chosen.patient and not all(c in "0123456789abcdef-" for c in chosen.patient):
        refuse("--patient takes the id of a patient.")
    return chosen


def main():
    # Ended from outside, it still closes the browser.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    chosen = arguments()
    stack = Stack(chosen.env.resolve())
    password, secret = stack.person("physician")
    make_patients(stack, chosen.patients)
    patient, resources = (chosen.patient, stack.resources_of(chosen.patient)) if chosen.patient else stack.fullest_patient()
    browser = Browser(stack.variables["SAFEGUARD_CA"])
    try:
        sign_in(browser, stack.console, password, secret)
        figures = Figures(browser, stack, chosen)
        what = f"the chart of a patient with {resources} resources, {stack.patients()} patients in all"
        figures.say(stack.shell(f"describe '{what}'").rstrip())
        figures.head()
        pages = Pages(browser, stack, patient)
        for name, address in pages.chart() + pages.list():
            figures.measure(name, address)
        figures.say(f"# {figures.file}")
    finally:
        browser.close()
    if figures.slow:
        refuse(f"the median is over {chosen.within} ms: {', '.join(figures.slow)}.")


main()
