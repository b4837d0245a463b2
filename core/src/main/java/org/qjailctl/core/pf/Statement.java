package org.qjailctl.core.pf;

/**
 * Where a statement of a rule file starts.
 *
 * @param line the first line of it, counted from 1; what an included file says stands where it is
 *     included
 * @param section the part of the file that it is of; {@link Section#NONE} for macros, tables and
 *     other statements that may stand anywhere
 */
public record Statement(int line, Section section) {}
