package org.qjailctl.cli.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Who runs this process, for the notes that it leaves on hosts. */
public final class Operator {
  private Operator() {}

  /** Such as {@code anna@laptop, process 4711}: printable, on one line. */
  public static String name() {
    String name =
        System.getProperty("user.name", "somebody")
            + "@"
            + machine()
            + ", process "
            + ProcessHandle.current().pid();
    return name.replaceAll("[^ -~]", "?");
  }

  /** By uname(1): Java asks the name service, which may take its time to know nothing. */
  private static String machine() {
    try {
      ProcessBuilder builder = new ProcessBuilder("uname", "-n");
      builder.environment().clear();
      Process uname = builder.start();
      String name =
          new String(uname.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return name.isEmpty() ? "unknown" : name;
    } catch (IOException e) {
      return "unknown";
    }
  }
}
