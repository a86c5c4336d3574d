#!/bin/sh
/bin/chmod +x /usr/local/sbin/
