package org.qjailctl.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.qjailctl.cli.engine.Engines;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.process.Terminal;

/**
 * One command line, run without a process.
 *
 * @param out what came on standard output
 * @param err what came on standard error
 */
record Run(ExitCode code, String out, String err) {

  /** What is around the command line. */
  static final class Surroundings {
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> answers = new ArrayList<>();
    private boolean terminal;
    private Runnable meanwhile = () -> {};
    private int passedOn = -1;
    private boolean interrupted;
    private Engines engines =
        (address, options, secrets) -> {
          throw new AssertionError("no host should be opened");
        };

    Surroundings variable(String name, String value) {
      environment.put(name, value);
      return this;
    }

    /** A person sits at a terminal and types these lines. */
    Surroundings person(String... lines) {
      terminal = true;
      answers.addAll(List.of(lines));
      return this;
    }

    /** What happens elsewhere while the person reads the question. */
    Surroundings meanwhile(Runnable deed) {
      meanwhile = deed;
      return this;
    }

    /** Somebody presses Ctrl-C as the first step is about to start. */
    Surroundings interrupted() {
      interrupted = true;
      return this;
    }

    Surroundings engines(Engines all) {
      engines = all;
      return this;
    }

    /** The status of a program that was run for the operator; -1 when there was none. */
    int passedOn() {
      return passedOn;
    }

    Run run(String... args) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      ExitCode code =
          new Cli(engines)
              .run(
                  List.of(args),
                  new Streams(stream(out), stream(err)),
                  name -> Optional.ofNullable(environment.get(name)),
                  new Person());
      return new Run(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
      return new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }

    private final class Person implements Terminal {
      @Override
      public boolean showsOutput() {
        return terminal;
      }

      @Override
      public boolean showsErrors() {
        return terminal;
      }

      @Override
      public boolean answers() {
        return terminal;
      }

      @Override
      public BooleanSupplier interrupts(Runnable noticed) {
        return () -> {
          if (interrupted) {
            noticed.run();
          }
          return interrupted;
        };
      }

      @Override
      public void leavesInterruptsToPrograms() {}

      @Override
      public void endsWith(int status) {
        passedOn = status;
      }

      @Override
      public Optional<String> readLine() {
        meanwhile.run();
        return answers.isEmpty() ? Optional.empty() : Optional.of(answers.remove(0));
      }
    }
  }

  static Surroundings in() {
    return new Surroundings();
  }
}
