package org.qjailctl.cli.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The launcher of the packaged program, for tests that start it as a process. */
public final class Launcher {

  private Launcher() {}

  /** The launcher beside the jars that the package phase made, as in the distribution. */
  public static Path ofTheBuild() {
    Path target = Path.of("target").toAbsolutePath();
    if (!Files.exists(target.resolve("lib/qjailctl.jar"))) {
      throw new IllegalStateException(target + " holds no jars: run `mvn verify`");
    }
    try {
      Path launcher = Files.createDirectories(target.resolve("bin")).resolve("qjailctl");
      Files.copy(
          Path.of("..", "qjailctl"),
          launcher,
          StandardCopyOption.COPY_ATTRIBUTES,
          StandardCopyOption.REPLACE_EXISTING);
      return launcher;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
