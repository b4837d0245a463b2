package org.qjailctl.executors.posix;

import java.util.List;
import org.qjailctl.core.host.TreeEntry;

/**
 * What a listing found.
 *
 * @param entries by path
 * @param remarks a line for each thing that was found but cannot be told of
 * @param complete whether the listing was heard to its end
 */
record Listing(List<TreeEntry> entries, List<String> remarks, boolean complete) {

  Listing {
    entries = List.copyOf(entries);
    remarks = List.copyOf(remarks);
  }
}
