package org.qjailctl.cli.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.qjailctl.core.manifest.SecretSource;
import org.qjailctl.core.net.Parsed;

/**
 * A program of the operator's that prints a secret, such as a password manager. It gets no standard
 * input; one that asks does so on the terminal itself.
 */
final class SecretCommand {

  /** Somebody may have to touch a key. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** In bytes; a program may print more behind the first line. */
  private static final int LARGEST = 64 * 1024;

  private static final int MOST_SHOWN = 200;

  private SecretCommand() {}

  /** The first line that the program prints. */
  static Parsed<String> run(SecretSource.Command command) {
    return run(command, LIMIT);
  }

  static Parsed<String> run(SecretSource.Command command, Duration limit) {
    String program = command.argv().getFirst();
    Process process;
    try {
      process =
          new ProcessBuilder(command.argv())
              .directory(new File(command.folder()))
              .redirectInput(new File("/dev/null"))
              .start();
    } catch (IOException e) {
      return Parsed.refused("the command " + program + " cannot be run");
    }
    CompletableFuture<String> printed = read(process.getInputStream());
    CompletableFuture<String> complained = read(process.getErrorStream());
    try {
      long deadline = System.nanoTime() + limit.toNanos();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return Parsed.refused(
            "the command " + program + " did not end within " + limit.toSeconds() + " seconds");
      }
      long left = Math.max(1, deadline - System.nanoTime());
      String output = printed.get(left, TimeUnit.NANOSECONDS);
      String value = output.lines().findFirst().orElse("");
      if (process.exitValue() != 0) {
        String said = complaint(complained.get(left, TimeUnit.NANOSECONDS), value);
        return Parsed.refused(
            "the command " + program + " ended with exit status " + process.exitValue() + said);
      }
      return Parsed.ok(value);
    } catch (TimeoutException e) {
      return Parsed.refused("what the command " + program + " started holds its output open");
    } catch (ExecutionException e) {
      return Parsed.refused("what the command " + program + " prints cannot be read");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Parsed.refused("waiting for the command " + program + " was interrupted");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static CompletableFuture<String> read(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                String start = new String(stream.readNBytes(LARGEST), UTF_8);
                stream.skip(Long.MAX_VALUE);
                text.complete(start);
              } catch (IOException e) {
                text.completeExceptionally(e);
              }
            });
    return text;
  }

  /** The last line of its complaint, without the value should it be in there. */
  private static String complaint(String complained, String value) {
    String last =
        complained
            .lines()
            .filter(line -> !line.isBlank())
            .reduce("", (before, line) -> line.strip());
    for (String form : WrittenForms.of(value)) {
      last = form.isEmpty() ? last : last.replace(form, "(the secret)");
    }
    return last.isEmpty()
        ? ""
        : " (" + (last.length() > MOST_SHOWN ? last.substring(0, MOST_SHOWN) + "..." : last) + ")";
  }
}
