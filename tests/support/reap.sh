# Stands beside a test process. When its input ends (the test let go, or died), it ends the servers of one folder and
# removes the folder. Each input line replaces the list of processes to end besides those that left a pid file.
folder=$1

# Only what runs out of this folder: a number in an old file may be somebody else's by now.
ours() {
  case $(readlink "/proc/$1/cwd") in "$folder"*) return 0 ;; esac
  grep -qsaF "$folder" "/proc/$1/cmdline"
}

pids=
while read -r line; do pids=$line; done

for pid in $pids; do kill -KILL "$pid" 2>/dev/null; done
[ -d "$folder" ] || exit 0

# Private servers of a gatehouse, as dev.json names them, then whatever left a pid file.
named=$(find "$folder" -maxdepth 2 -name dev.json -exec grep -o '"pid": *[0-9]*' {} + | grep -o '[0-9]*$')
written=$(find "$folder" -name '*.pid' -exec head -qn 1 {} + | grep -o '^[0-9]*$')
for pid in $named $written; do
  ours "$pid" || continue
  kill -QUIT "$pid" # Postgres: at once, and it takes its shared memory along.
  kill -CONT "$pid" # A stopped one hears nothing else.
done
tries=0
for pid in $named $written; do
  while ours "$pid" && [ "$tries" -lt 50 ]; do
    sleep 0.05
    tries=$((tries + 1))
  done
  ours "$pid" && kill -KILL "$pid"
done
rm -rf "$folder"
