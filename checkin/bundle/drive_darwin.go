package bundle

// mounts is where what is plugged in appears; the system's own disk is there
// as a link.
var mounts = []string{"/Volumes/*"}
