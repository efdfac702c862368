#!/bin/sh
# Runs a command on a machine without fonts, fontconfig, NSS, NSPR and Expat. To be called in a mount namespace
# of its own (unshare -m), where what is mounted here is seen by nobody else and ends with the command.
#   unshare -m sh hide-fonts-and-nss.sh COMMAND ARGUMENTS…
set -eu
work=$(mktemp -d)
# In memory, so that nothing of it is left on the disk.
mount -t tmpfs hidden "$work"
mkdir "$work/empty"
for folder in /usr/share/fonts /usr/local/share/fonts /etc/fonts "$HOME/.fonts" "$HOME/.local/share/fonts"; do
  if [ -d "$folder" ]; then mount --bind "$work/empty" "$folder"; fi
done
hidden='lib(nss3|nssutil3|nspr4|plc4|plds4|softokn3|freebl3|freeblpriv3|expat|fontconfig)\.so'
libraries=$(ldconfig -p | sed -n 's/.*=> //p' | grep -E "/$hidden" || true)
count=0
for folder in $(for file in $libraries; do dirname "$(realpath "$file")"; done | sort -u); do
  # A mount can hide a folder but not one file as if it were not there. So the folder is replaced by one of links
  # to all that it holds but the libraries to hide.
  count=$((count + 1))
  mkdir "$work/all$count" "$work/some$count"
  mount --bind "$folder" "$work/all$count"
  ls -A "$work/all$count" | grep -vE "^$hidden" | sed "s|^|$work/all$count/|" >"$work/shown$count"
  xargs -d '\n' ln -s -t "$work/some$count" <"$work/shown$count"
  mount --bind "$work/some$count" "$folder"
done
exec "$@"
