package org.safeguard.system.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.safeguard.system.http.Patients;

/** Transactions that each bring a patient with observations. */
public final class MadeTransactions {

  /** In each. */
  public static final int RESOURCES = 100;

  private MadeTransactions() {}

  /** Writes that many, a file each, and returns the patients' record numbers. */
  public static List<String> write(int transactions, Path folder) {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < transactions; i++) {
      String number = Patients.number();
      try {
        Files.writeString(folder.resolve("transaction-%02d.json".formatted(i)), bundle(number));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
      numbers.add(number);
    }
    return numbers;
  }

  private static String bundle(String number) {
    String patient = "urn:uuid:" + UUID.randomUUID();
    List<String> entries = new ArrayList<>();
    entries.add(entry("Patient", patient, Patients.json("Load", "Ada", number)));
    while (entries.size() < RESOURCES) {
      entries.add(entry("Observation", "urn:uuid:" + UUID.randomUUID(), observation(patient)));
    }
    return """
        {"resourceType":"Bundle","type":"transaction","entry":[%s]}\
        """
        .formatted(String.join(",", entries));
  }

  private static String entry(String type, String fullUrl, String resource) {
    return """
        {"fullUrl":"%s","resource":%s,"request":{"method":"POST","url":"%s"}}\
        """
        .formatted(fullUrl, resource, type);
  }

  private static String observation(String patient) {
    return """
        {"resourceType":"Observation","status":"final","code":{"text":"pulse"},\
        "subject":{"reference":"%s"},"valueQuantity":{"value":72.50,"unit":"/min"}}\
        """
        .formatted(patient);
  }
}
