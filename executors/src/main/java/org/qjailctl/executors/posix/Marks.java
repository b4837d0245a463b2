package org.qjailctl.executors.posix;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What tells a script's own words from the data between them: made for one run and known to nobody
 * else.
 *
 * @param frame begins every frame. Only the shell itself ever holds it: it is in no process's
 *     arguments
 * @param listing begins every part of a listing
 * @param temporary the name of files that are written beside their target, before they replace it
 */
public record Marks(String frame, String listing, String temporary) {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Marks for one run. */
  public static Marks fresh() {
    return new Marks("qjailctl-" + random(), "/" + random(), ".qjailctl." + random());
  }

  private static String random() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
