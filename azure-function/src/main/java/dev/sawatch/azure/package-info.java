/** The AKS audit log on Azure: read from Event Hubs, baselines in Azure Tables, alerts to Event Grid, rejects to a Storage queue. */
@NullMarked
package dev.sawatch.azure;

import org.jspecify.annotations.NullMarked;
