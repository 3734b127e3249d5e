package main

import (
	"runtime/debug"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/cmd/opale/wording"
)

// released is what Go writes into a program that .github/release builds from a
// tagged commit.
func released() *debug.BuildInfo {
	return &debug.BuildInfo{
		GoVersion: "go1.26.8",
		Main:      debug.Module{Path: "opale", Version: "v1.2.3"},
		Deps:      []*debug.Module{{Path: "filippo.io/age", Version: "v1.3.2", Sum: "h1:a"}, {Path: "modernc.org/sqlite", Version: "v1.62.0", Sum: "h1:b"}},
		Settings: []debug.BuildSetting{
			{Key: "-trimpath", Value: "true"}, {Key: "CGO_ENABLED", Value: "0"}, {Key: "GOARCH", Value: "arm64"}, {Key: "GOOS", Value: "windows"},
			{Key: "vcs.revision", Value: "cebb5146f2e1"}, {Key: "vcs.time", Value: "2026-11-30T15:38:00Z"}, {Key: "vcs.modified", Value: "false"},
		},
	}
}

func TestAReleaseSaysExactlyWhatItIs(t *testing.T) {
	at := time.Date(2026, 11, 30, 15, 38, 0, 0, time.UTC)
	want := buildFact{
		Version: "v1.2.3", Commit: "cebb5146f2e1", CommitTime: &at, Go: "go1.26.8", Target: "windows/arm64", Release: true,
		Modules:    []moduleFact{{"filippo.io/age", "v1.3.2", "h1:a"}, {"modernc.org/sqlite", "v1.62.0", "h1:b"}},
		ModulesSum: "sha256:1",
	}
	got := readBuild(released())
	sum := got.ModulesSum
	got.ModulesSum = "sha256:1"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	other := released()
	other.Deps[1].Sum = "h1:c"
	if readBuild(other).ModulesSum == sum {
		t.Error("another module has the same sum")
	}
}

// Whatever differs from a release is said, and the gravest first.
func TestWhatIsNoReleaseSaysSo(t *testing.T) {
	set := func(key, value string) func(*debug.BuildInfo) {
		return func(info *debug.BuildInfo) {
			info.Settings = append(slices.DeleteFunc(info.Settings, func(s debug.BuildSetting) bool { return s.Key == key }),
				debug.BuildSetting{Key: key, Value: value})
		}
	}
	named := func(version string) func(*debug.BuildInfo) {
		return func(info *debug.BuildInfo) { info.Main.Version = version }
	}
	for name, c := range map[string]struct {
		change func(*debug.BuildInfo)
		want   wording.BuildFault
	}{
		"outside a repository":   {set("vcs.revision", ""), wording.BuildUnknown},
		"changes in no commit":   {set("vcs.modified", "true"), wording.BuildModified},
		"a module from a folder": {func(info *debug.BuildInfo) { info.Deps[0].Replace = &debug.Module{Path: "../age"} }, wording.BuildReplaced},
		"a commit without a tag": {named("v0.0.0-20261130153800-cebb5146f2e1"), wording.BuildUntagged},
		"no version at all":      {named("(devel)"), wording.BuildUntagged},
		"a version with more":    {named("v1.2.3+dirty"), wording.BuildUntagged},
		"paths of a laptop":      {set("-trimpath", "false"), wording.BuildOtherwise},
		"with C":                 {set("CGO_ENABLED", "1"), wording.BuildOtherwise},
		"with tags":              {set("-tags", "mutation"), wording.BuildOtherwise},
	} {
		info := released()
		c.change(info)
		if got := readBuild(info); got.Release || got.NoRelease != c.want {
			t.Errorf("%s: release %v, %q, want %q", name, got.Release, got.NoRelease, c.want)
		}
	}
	for _, fault := range buildFaults {
		if wording.French.Build.NoRelease[fault] == "" {
			t.Errorf("%s has no sentence", fault)
		}
	}
}
