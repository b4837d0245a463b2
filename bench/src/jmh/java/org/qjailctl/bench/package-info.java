/**
 * Benchmarks of reading and planning large hosts, run by hand (docs/performance.md). May import
 * everything but the command line.
 */
@NullMarked
package org.qjailctl.bench;

import org.jspecify.annotations.NullMarked;
