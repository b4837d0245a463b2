package org.qjailctl.executors.simulated.base;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.observed.ObservedSysctl;
import org.qjailctl.core.observed.SysctlType;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Kernel;
import org.qjailctl.executors.simulated.world.Oid;

/**
 * sysctl(8) for named variables (sysctl.c, FreeBSD 13): each name on its own, the exit status
 * counts those that went wrong. Files, {@code -a} and formats of structures are not simulated.
 */
public final class Sysctl implements Program {

  private static final String USAGE =
      "usage: sysctl [-bdehiNnoqTtWx] [ -B <bufsize> ] [-f filename] name[=value] ...\n"
          + "       sysctl [-bdehNnoqTtWx] [ -B <bufsize> ] -a";

  @Override
  public Result run(Invocation invocation) {
    Options options = Options.read(invocation.arguments(), "abB:def:hiNnoqtTwWx");
    if (options.unknown().isPresent()
        || (options.has('N') && options.has('n'))
        || (options.rest().isEmpty() && !options.has('a') && !options.has('f'))) {
      return Result.failed(1, USAGE);
    }
    if (options.has('a') || options.has('f')) {
      return Result.failed(1, "sysctl: the simulated host takes names only");
    }
    Call call = new Call(invocation, options);
    options.rest().forEach(call::one);
    return Result.of(call.wrong, call.out.toString(), call.errors.toString());
  }

  private static final class Call {
    private final Invocation invocation;
    private final Options options;
    private final Kernel kernel;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder errors = new StringBuilder();
    private int wrong;

    Call(Invocation invocation, Options options) {
      this.invocation = invocation;
      this.options = options;
      this.kernel = invocation.world().kernel();
    }

    void one(String word) {
      String[] halves = word.split("[=:]", 2);
      String name = halves[0].strip();
      boolean leaf = kernel.variable(name).isPresent();
      List<String> below =
          kernel.names().stream().filter(other -> other.startsWith(name + ".")).toList();
      if (!leaf && below.isEmpty()) {
        if (!options.has('i')) {
          wrong("unknown oid '" + name + "'");
        }
      } else if (halves.length == 1) {
        (leaf ? List.of(name) : below).forEach(this::show);
      } else if (!leaf) {
        wrong("oid '" + name + "' isn't a leaf node");
      } else {
        set(name, unquoted(halves[1].stripLeading()));
      }
    }

    private void show(String name) {
      Oid oid = kernel.oid(name);
      boolean passed =
          (options.has('W') && !oid.writable())
              || (options.has('T') && !oid.tunable())
              || (oid.type() == SysctlType.OPAQUE && !options.has('t'));
      if (!passed) {
        out.append(shown(name, options.has('n'))).append('\n');
      }
    }

    private String shown(String name, boolean bare) {
      if (options.has('N')) {
        return name;
      }
      String label = bare ? "" : name + (options.has('e') ? "=" : ": ");
      return label
          + (options.has('t')
              ? kernel.oid(name).type().toString()
              : SystemFacts.variable(invocation, name));
    }

    private void set(String name, String value) {
      Oid oid = kernel.oid(name);
      if (!oid.writable()) {
        wrong(
            "oid '"
                + name
                + (oid.tunable()
                    ? "' is a read only tunable\nsysctl: Tunable values are set in /boot/loader.conf"
                    : "' is read only"));
      } else if (oid.type() == SysctlType.OPAQUE) {
        wrong("oid '" + name + "' is type 5, cannot set that");
      } else if (oid.type().isNumber() && value.isEmpty()) {
        wrong("empty numeric value");
      } else if (!takes(oid, value)) {
        wrong("invalid " + oid.type() + " '" + value + "'");
      } else if (name.equals("kern.securelevel") && lowers(name, value)) {
        out.append(shown(name, options.has('n'))).append('\n');
        wrong("kern.securelevel=" + value + ": Operation not permitted");
      } else {
        out.append(shown(name, options.has('n'))).append(" -> ");
        kernel.set(name, oid.type().isNumber() ? decimal(oid, value) : value);
        out.append(shown(name, true)).append('\n');
      }
    }

    /** The security level only ever rises (kern_prot.c). */
    private boolean lowers(String name, String value) {
      return strtol(value).intValue() < Integer.parseInt(kernel.variable(name).orElse("-1"));
    }

    private static boolean takes(Oid oid, String value) {
      return new ObservedSysctl(oid.type(), true, oid.tunable(), Optional.empty()).takes(value);
    }

    /** As the kernel keeps it, and printf(3) prints it. */
    private static String decimal(Oid oid, String value) {
      List<String> numbers = new ArrayList<>();
      for (String word : value.split("[ ,]+")) {
        if (!word.isEmpty()) {
          numbers.add(wrapped(oid, strtol(word)).toString());
        }
      }
      return String.join(" ", numbers);
    }

    private static BigInteger strtol(String word) {
      String digits = word.replaceFirst("^[+-]", "");
      BigInteger size =
          digits.matches("0[xX].+")
              ? new BigInteger(digits.substring(2), 16)
              : digits.matches("0[0-7]+") ? new BigInteger(digits, 8) : new BigInteger(digits);
      return word.startsWith("-") ? size.negate() : size;
    }

    private static BigInteger wrapped(Oid oid, BigInteger number) {
      BigInteger all = BigInteger.ONE.shiftLeft(oid.type().bits());
      BigInteger kept = number.mod(all);
      boolean signed = !oid.type().toString().startsWith("u");
      return signed && kept.testBit(oid.type().bits() - 1) ? kept.subtract(all) : kept;
    }

    private static String unquoted(String value) {
      if (!value.startsWith("\"") && !value.startsWith("'")) {
        return value;
      }
      boolean closed = value.length() > 1 && value.endsWith(value.substring(0, 1));
      return value.substring(1, closed ? value.length() - 1 : value.length());
    }

    private void wrong(String words) {
      errors.append("sysctl: ").append(words).append('\n');
      wrong++;
    }
  }
}
