#!/usr/bin/env python3
"""transaction.py ENTRIES SIZE MARK > bundle -- a transaction about one made-up patient.

A Patient, an Encounter for each nineteen Observations, and these, ENTRIES in all. Each Observation's entry is filled up
to SIZE bytes by a note, at least what it takes without. The identifiers are MARK-0 (the Patient) to MARK-(ENTRIES - 1),
of the system urn:safeguard:bench. Written entry by entry: the memory that it takes does not grow with the bundle.
"""
import json
import random
import sys
import uuid

SYSTEM = "urn:safeguard:bench"
WITH_ENCOUNTER = 20
WORDS = "afebrile calm clear dull even faint mild moderate normal regular sharp soft stable steady warm weak".split()
CODES = [
    ("8867-4", "Heart rate", "/min", 60, 100),
    ("9279-1", "Respiratory rate", "/min", 12, 20),
    ("8310-5", "Body temperature", "Cel", 36, 39),
    ("29463-7", "Body weight", "kg", 45, 120),
    ("2339-0", "Glucose [Mass/volume] in Blood", "mg/dL", 70, 180),
]


def compact(value):
    return json.dumps(value, separators=(",", ":"))


class Transaction:
    """Draws from a generator of its own, so that two of the same mark are the same."""

    def __init__(self, entries, size, mark):
        self.entries = entries
        self.size = size
        self.mark = mark
        self.random = random.Random(mark)
        self.patient = self.urn()
        self.encounter = None

    def urn(self):
        return f"urn:uuid:{uuid.UUID(int=self.random.getrandbits(128), version=4)}"

    def write(self, out):
        out.write('{"resourceType":"Bundle","type":"transaction","entry":[\n')
        for number in range(self.entries):
            out.write(self.entry(number) + (",\n" if number < self.entries - 1 else "\n"))
        out.write("]}\n")

    def entry(self, number):
        if number == 0:
            return self.post(self.patient, self.a_patient())
        if number % WITH_ENCOUNTER == 1:
            self.encounter = self.urn()
            return self.post(self.encounter, self.an_encounter(number))
        return self.filled(self.urn(), self.an_observation(number))

    @staticmethod
    def post(full_url, resource):
        request = {"method": "POST", "url": resource["resourceType"]}
        return compact({"fullUrl": full_url, "resource": resource, "request": request})

    def filled(self, full_url, resource):
        resource["note"] = [{"text": "-"}]
        # The comma and the end of the line between two entries count too.
        missing = self.size - len(self.post(full_url, resource)) - 2
        resource["note"][0]["text"] += self.words(missing)
        return self.post(full_url, resource)

    def words(self, length):
        """Text of that length that does not compress to nothing."""
        text = ""
        while len(text) < length:
            text += " " + self.random.choice(WORDS)
        return text[: max(0, length - 1)] + "." * (length > 0)

    def identifier(self, number):
        return [{"system": SYSTEM, "value": f"{self.mark}-{number}"}]

    def moment(self, number):
        return f"{2000 + number // 2000:04}-{1 + number % 12:02}-{1 + number % 28:02}T{number % 24:02}:15:00Z"

    def a_patient(self):
        return {
            "resourceType": "Patient",
            "identifier": self.identifier(0),
            "name": [{"family": "Probe", "given": ["Large"]}],
            "gender": "unknown",
            "birthDate": "1950-01-01",
        }

    def an_encounter(self, number):
        return {
            "resourceType": "Encounter",
            "identifier": self.identifier(number),
            "status": "finished",
            "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"},
            "type": [{"text": "Made-up visit"}],
            "subject": {"reference": self.patient},
            "period": {"start": self.moment(number), "end": self.moment(number)},
        }

    def an_observation(self, number):
        code, name, unit, low, high = CODES[number % len(CODES)]
        return {
            "resourceType": "Observation",
            "identifier": self.identifier(number),
            "status": "final",
            "category": [
                {
                    "coding": [
                        {
                            "system": "http://terminology.hl7.org/CodeSystem/observation-category",
                            "code": "vital-signs",
                            "display": "Vital signs",
                        }
                    ]
                }
            ],
            "code": {"coding": [{"system": "http://loinc.org", "code": code, "display": name}], "text": name},
            "subject": {"reference": self.patient},
            "encounter": {"reference": self.encounter},
            "effectiveDateTime": self.moment(number),
            "issued": self.moment(number),
            "valueQuantity": {
                "value": self.random.randint(low, high),
                "unit": unit,
                "system": "http://unitsofmeasure.org",
                "code": unit,
            },
        }


Transaction(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]).write(sys.stdout)
