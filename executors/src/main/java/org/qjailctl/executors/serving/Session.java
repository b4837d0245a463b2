package org.qjailctl.executors.serving;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.qjailctl.core.host.HeldLock;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.executors.posix.AnswerWriter;
import org.qjailctl.executors.posix.LockScript.Answer;
import org.qjailctl.executors.posix.NotUnderstood;
import org.qjailctl.executors.posix.Request;
import org.qjailctl.executors.posix.ScriptReader;

/** One session of a client: a batch, or the host's lock for as long as the client listens. */
final class Session {

  /** What a qjailctl wants to run, the one command that is served. */
  static final String SHELL = "exec /bin/sh -s";

  private static final int UNAVAILABLE = 69;
  private static final int BUG = 70;
  private static final int COMMAND_NOT_FOUND = 127;

  private final Host host;
  private final InputStream in;
  private final OutputStream out;
  private final OutputStream err;

  Session(Host host, InputStream in, OutputStream out, OutputStream err) {
    this.host = host;
    this.in = new BufferedInputStream(in);
    this.out = out;
    this.err = err;
  }

  /** Serves {@code command}; gives the exit status. */
  int serve(String command) throws IOException {
    try {
      return answered(command);
    } catch (HostUnreachable e) {
      say(e.getMessage() + " " + e.remedy());
      return UNAVAILABLE;
    } catch (RuntimeException e) {
      say("this is a bug in qjailctl's simulated host: " + e);
      return BUG;
    }
  }

  private int answered(String command) throws IOException, HostUnreachable {
    for (String tool : new String[] {"doas", "sudo"}) {
      if (command.startsWith("exec " + tool + " ")
          || command.startsWith("exec /bin/sh -c 'exec " + tool + " ")) {
        // In sh's words: no package of that name is installed here, and everybody is root.
        say("exec: " + tool + ": not found");
        return COMMAND_NOT_FOUND;
      }
    }
    if (!command.equals(SHELL)) {
      say(
          "This is a simulated FreeBSD host ("
              + host.name()
              + ") that qjailctl serves. It has no shell to log in to: run qjailctl plan, apply,"
              + " status, doctor or import with this host as --host.");
      return UNAVAILABLE;
    }
    try {
      switch (ScriptReader.read(in)) {
        case Request.Work work -> out.write(AnswerWriter.answer(work, host.run(work.batch())));
        case Request.Lock lock -> lock(lock);
      }
      out.flush();
      return 0;
    } catch (NotUnderstood e) {
      say(
          "This simulated host understands the scripts of its own version of qjailctl alone, and"
              + " this is none of them ("
              + e.getMessage()
              + "). Serve it with the qjailctl that you plan with.");
      return UNAVAILABLE;
    }
  }

  private void lock(Request.Lock request) throws IOException, HostUnreachable {
    switch (host.lock(request.lock())) {
      case LockAttempt.Busy(String holder) ->
          line(request.words().line(new Answer.Busy(0, holder)));
      case LockAttempt.Got(HeldLock held) -> {
        try (held) {
          line(request.words().line(new Answer.Held()));
          journal(held);
        }
        line(request.words().line(new Answer.Ended(0)));
      }
    }
  }

  /**
   * Reads to the end of the holder, or a dot; empty lines are signs of life. A line that is cut
   * short is no entry.
   */
  private void journal(HeldLock held) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int octet = in.read();
    while (octet >= 0) {
      if (octet != '\n') {
        line.write(octet);
      } else if (line.toString(UTF_8).equals(".")) {
        return;
      } else if (line.size() > 0) {
        held.journal(line.toString(UTF_8));
        line.reset();
      }
      octet = in.read();
    }
  }

  private void line(String text) throws IOException {
    out.write((text + "\n").getBytes(UTF_8));
    out.flush();
  }

  private void say(String text) throws IOException {
    err.write((text + "\n").getBytes(UTF_8));
    err.flush();
  }
}
