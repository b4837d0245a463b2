package org.qjailctl.executors.lowering;

/**
 * The sh(1) script that puts a jail's files back as {@link KeepJailScript} kept them, for a call of
 * qjail that was not seen to end. Its arguments are the jail, its zone behind a dot where it is in
 * one, and the folders of what is kept, of qjail's files and of the jails.
 *
 * <p>A rename is taken back, the jail's root with it. What a creation left is removed, unless it is
 * whole: such a jail may have been used since, and is noted as made. What is not whole cannot have
 * run, for qjail writes last what jail(8) needs to start it; qjailctl noted before that there was
 * no such root. Its image is filled in the folder NAME-img.
 */
public final class PutBackJailScript {

  public static final String TEXT =
      """
      key=$1 name=${1%%.*} kept=$2/$1 etc=$3
      zone=${1#"$name"}
      jails=$4$zone
      local=local$zone fstab=fstab$zone
      [ -d "$kept" ] || exit 0
      idle() {
        paths=$(jls path) || exit 1
        mounts=$(mount -p) || exit 1
        if printf '%s\\n' "$paths" | grep -qFx -e "$jails/$1"; then
          echo "a jail runs in $jails/$1" >&2
          exit 1
        fi
        mounts=$(printf '%s\\n' "$mounts" |
          awk -v root="$jails/$1" '$2 == root || index($2, root "/") == 1 { print $2 }') || exit 1
        if [ -n "$mounts" ]; then
          echo "mounted below $jails/$1:" $mounts >&2
          exit 1
        fi
      }
      forget() {
        for kind in "$local" global config "$fstab"; do
          rm -f "$etc/qjail.$kind/$1" || exit 1
        done
      }
      amend() {
        [ -e "$2" ] || return 0
        sed -e "$1" "$2" > "$kept/.amended" && cat "$kept/.amended" > "$2"
      }
      whole() {
        [ -s "$etc/qjail.$fstab/$name" ] || return 1
        [ "$(tail -n 1 "$etc/qjail.config/$name" 2>/dev/null)" = "}" ] || return 1
        grep -q '^imagedevice=' "$etc/qjail.$local/$name" 2>/dev/null || return 1
        cmp -s "$etc/qjail.$local/$name" "$etc/qjail.global/$name"
      }
      if [ -e "$kept/.new" ]; then
        if whole; then
          : > "$2/.$key.made" || exit 1
        else
          if [ -d "$jails/$name-img" ] && [ ! -e "$etc/qjail.global/$name-img" ]; then
            if [ -n "$(mount -p | awk -v at="$jails/$name-img" '$2 == at')" ]; then
              umount "$jails/$name-img" || exit 1
            fi
            for unit in $(mdconfig -l -v 2>/dev/null |
              awk -v file="$jails/$name-img/$name.img" '$4 == file { print $1 }'); do
              mdconfig -d -u "$unit" || exit 1
            done
            rm -rf "$jails/$name-img" || exit 1
          fi
          idle "$name"
          forget "$name"
          rm -rf "$jails/$name" || exit 1
        fi
        rm -rf "$kept"
        exit
      fi
      if [ -e "$kept/.to" ]; then
        to=$(cat "$kept/.to") && [ -n "$to" ] || exit 1
        if [ ! -e "$jails/$name" ] && [ -d "$jails/$to" ]; then
          idle "$to"
          mv "$jails/$to" "$jails/$name" || exit 1
        fi
        if grep -q '^image="[^"]' "$kept/$name"* && [ -f "$jails/$name/$to.img" ]; then
          mv "$jails/$name/$to.img" "$jails/$name/$name.img" || exit 1
        fi
        forget "$to"
      fi
      for suffix in '' .man .norun; do
        for kind in "$local" global; do
          if [ -e "$kept/$name$suffix" ]; then
            cp -p "$kept/$name$suffix" "$etc/qjail.$kind/$name$suffix" || exit 1
          else
            rm -f "$etc/qjail.$kind/$name$suffix" || exit 1
          fi
        done
      done
      for kind in config "$fstab"; do
        [ ! -e "$kept/.${kind%%.*}" ] ||
          cp -p "$kept/.${kind%%.*}" "$etc/qjail.$kind/$name" || exit 1
      done
      if [ -e "$kept/.start" ] && jls -j "$name" jid > /dev/null 2>&1; then
        for file in "$local/$name" "$local/$name.man" global/$name global/$name.man; do
          amend 's/^poststartssh=.*/poststartssh=""/' "$etc/qjail.$file" || exit 1
        done
        amend '/^exec\\.poststart /d' "$etc/qjail.config/$name" || exit 1
      fi
      rm -rf "$kept"
      """;

  private PutBackJailScript() {}
}
