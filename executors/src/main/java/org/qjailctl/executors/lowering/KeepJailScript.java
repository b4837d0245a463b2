package org.qjailctl.executors.lowering;

/**
 * The sh(1) script that keeps a jail's files as they are before a call of qjail that writes them
 * anew: qjail writes each in place and some only after it has removed others, so that a call that
 * is killed leaves a definition that is cut short, or none (qjail 5.0, write-definition, config).
 *
 * <p>Its arguments are the jail, its zone behind a dot where it is in one, the folders of what is
 * kept, of qjail's files and of the jails, and then one of {@code config}, {@code create}, {@code
 * start} and {@code rename NEW}. What an earlier call left is older, and stays. Before a creation
 * there is nothing to keep but that; where the jail's root stands there already, whoever put it
 * there, nothing is noted: it is not qjailctl's to remove. A start writes them only when it makes
 * the jail's ssh user.
 */
public final class KeepJailScript {

  public static final String TEXT =
      """
      key=$1 name=${1%%.*} kept=$2 etc=$3
      zone=${1#"$name"}
      jails=$4$zone
      [ -e "$kept/$key" ] && exit 0
      [ -s "$etc/qjail.global/$name" ] || rm -f "$kept/.$key.made" || exit 1
      [ "$5" = create ] && [ -e "$jails/$name" ] && exit 0
      new=$kept/.$key
      rm -rf "$new" && mkdir -p "$new" || exit 1
      if [ "$5" = create ]; then
        : > "$new/.new" || exit 1
      else
        for suffix in '' .man .norun; do
          [ -e "$etc/qjail.local$zone/$name$suffix" ] || continue
          cp -p "$etc/qjail.local$zone/$name$suffix" "$new/" || exit 1
        done
        for kind in config "fstab$zone"; do
          [ -e "$etc/qjail.$kind/$name" ] || continue
          cp -p "$etc/qjail.$kind/$name" "$new/.${kind%%.*}" || exit 1
        done
        [ "$5" != start ] || : > "$new/.start" || exit 1
        [ "$5" != rename ] || printf '%s\\n' "$6" > "$new/.to" || exit 1
      fi
      mv "$new" "$kept/$key"
      """;

  private KeepJailScript() {}
}
