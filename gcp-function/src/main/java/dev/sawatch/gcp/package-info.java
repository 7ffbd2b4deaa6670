/** The GKE audit log on Google Cloud: read from Pub/Sub pushes, baselines in Firestore, alerts and rejects to Pub/Sub. */
@NullMarked
package dev.sawatch.gcp;

import org.jspecify.annotations.NullMarked;
