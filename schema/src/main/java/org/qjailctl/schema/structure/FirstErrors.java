package org.qjailctl.schema.structure;

import com.networknt.schema.Error;
import java.util.ArrayList;

/**
 * Keeps no more errors than anyone is told. The validator collects one for each of a hostile file's
 * millions of items, which would fill the memory.
 */
final class FirstErrors extends ArrayList<Error> {

  private static final int MOST = 5000;

  @Override
  public boolean add(Error error) {
    return size() < MOST && super.add(error);
  }
}
