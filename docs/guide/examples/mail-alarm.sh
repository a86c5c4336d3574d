#!/bin/sh
# $1 stamp, $2 program, $3 text
printf '%s\n' "$1 $3" | mail -s "Warning (program: $2)" root
