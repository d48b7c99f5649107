package org.safeguard.patient.chart;

import org.safeguard.resource.HistoryPage;
import org.safeguard.resource.StoredVersion;

/** The history of one of a patient's resources, with the Patient itself. */
public record ChartHistory(StoredVersion patient, HistoryPage history) {}
