/**
 * Reading a host: from questions to one batch of operations, and from its outcomes to the answers.
 * One class a question says both what to run and what the answers mean; imports core and Jackson,
 * {@code psql} and {@code secret}, runs nothing itself.
 */
@NullMarked
package org.qjailctl.executors.probe;

import org.jspecify.annotations.NullMarked;
