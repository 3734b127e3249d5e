package bundle

// mounts is where desktops put what is plugged in.
var mounts = []string{"/media/*/*", "/run/media/*/*"}
