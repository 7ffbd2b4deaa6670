/** The forms that an AKS audit log arrives and lies in: bytes to events and rejections, without an SDK. */
@NullMarked
package dev.sawatch.reading.aks;

import org.jspecify.annotations.NullMarked;
