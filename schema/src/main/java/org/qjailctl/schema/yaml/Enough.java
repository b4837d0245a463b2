package org.qjailctl.schema.yaml;

/** Ends the reading of a document that no manifest looks like; the problem is reported already. */
final class Enough extends RuntimeException {

  Enough() {
    super("the document is not read to its end", null, false, false);
  }
}
