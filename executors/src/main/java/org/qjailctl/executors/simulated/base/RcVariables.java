package org.qjailctl.executors.simulated.base;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.rcconf.RcConf;

/**
 * What the probe's script about rc.conf's effect prints, the rc.conf.d of services named with an
 * {@code @} included: for each variable in its arguments that is set, and for each whose name
 * starts as an argument before its {@code *} does, the name, the value's length in bytes and the
 * value; then {@code end}.
 */
public final class RcVariables implements Program {

  @Override
  public Result run(Invocation invocation) {
    SortedMap<String, String> variables = new TreeMap<>(RcConf.effect(invocation.files()));
    invocation.arguments().stream()
        .filter(asked -> asked.startsWith("@"))
        .forEach(asked -> RcConf.readOwn(invocation.files(), asked.substring(1), variables));
    StringBuilder text = new StringBuilder();
    for (String asked : invocation.arguments()) {
      variables.forEach(
          (name, value) -> {
            if (isAsked(name, asked)) {
              int length = value.getBytes(StandardCharsets.UTF_8).length;
              text.append(name + " " + length + "\n" + value + "\n");
            }
          });
    }
    return Result.printed(text.append("end\n").toString());
  }

  private static boolean isAsked(String name, String asked) {
    return asked.endsWith("*")
        ? name.startsWith(asked.substring(0, asked.length() - 1))
        : name.equals(asked);
  }
}
