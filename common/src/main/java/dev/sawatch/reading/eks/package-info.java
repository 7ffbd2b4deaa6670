/** The envelopes that an EKS audit log arrives in: bytes to events and rejections, without an SDK. */
@NullMarked
package dev.sawatch.reading.eks;

import org.jspecify.annotations.NullMarked;
