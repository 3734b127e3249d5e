package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"
	gomodule "golang.org/x/mod/module"
	"golang.org/x/mod/semver"

	"opale/cmd/opale/wording"
)

// buildFact is what version prints: enough to build the same bytes again, and to
// compare with the list of parts (SBOM) of a release.
type buildFact struct {
	Version    string             `json:"version"`
	Commit     string             `json:"commit"`      // empty: built outside a repository
	CommitTime *time.Time         `json:"commit_time"` // null: the same
	Modified   bool               `json:"modified"`    // there were changes that are in no commit
	Go         string             `json:"go"`
	Target     string             `json:"target"` // as in windows/amd64
	Release    bool               `json:"release"`
	NoRelease  wording.BuildFault `json:"no_release,omitempty"` // why it is none
	Modules    []moduleFact       `json:"modules"`
	ModulesSum string             `json:"modules_sum"` // of all of them
}

// moduleFact is a module that the program is made of, with its sum of go.sum.
type moduleFact struct {
	Path    string `json:"path"`
	Version string `json:"version"`
	Sum     string `json:"sum"` // empty: a folder took its place
}

var buildFaults = []wording.BuildFault{wording.BuildUnknown, wording.BuildModified, wording.BuildReplaced, wording.BuildUntagged, wording.BuildOtherwise}

// version is the program's, on one line.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return "opale " + info.Main.Version
	}
	return "opale"
}

// readBuild says what a program is, from what its build wrote into it.
func readBuild(info *debug.BuildInfo) buildFact {
	set := map[string]string{}
	for _, s := range info.Settings {
		set[s.Key] = s.Value
	}
	fact := buildFact{
		Version: info.Main.Version, Commit: set["vcs.revision"], Modified: set["vcs.modified"] == "true",
		Go: info.GoVersion, Target: set["GOOS"] + "/" + set["GOARCH"], Modules: []moduleFact{},
	}
	if at, err := time.Parse(time.RFC3339, set["vcs.time"]); err == nil {
		fact.CommitTime = &at
	}
	sum, replaced := sha256.New(), false
	for _, m := range info.Deps {
		if m.Replace != nil {
			m, replaced = m.Replace, true
		}
		fact.Modules = append(fact.Modules, moduleFact{m.Path, m.Version, m.Sum})
		fmt.Fprintf(sum, "%s %s %s\n", m.Path, m.Version, m.Sum)
	}
	fact.ModulesSum = "sha256:" + hex.EncodeToString(sum.Sum(nil))
	switch {
	case fact.Commit == "":
		fact.NoRelease = wording.BuildUnknown
	case fact.Modified:
		fact.NoRelease = wording.BuildModified
	case replaced:
		fact.NoRelease = wording.BuildReplaced
	case !semver.IsValid(fact.Version) || gomodule.IsPseudoVersion(fact.Version) || semver.Build(fact.Version) != "":
		fact.NoRelease = wording.BuildUntagged
	case set["-trimpath"] != "true" || set["CGO_ENABLED"] != "0" || set["-tags"] != "":
		fact.NoRelease = wording.BuildOtherwise
	}
	fact.Release = fact.NoRelease == ""
	return fact
}

func (p *program) versionCommand() *cobra.Command {
	return p.factual(p.command("version", p.words.Build.Version, func(*cobra.Command, []string) error {
		info, ok := debug.ReadBuildInfo()
		if !ok { // a linker of another kind
			info = &debug.BuildInfo{GoVersion: runtime.Version()}
		}
		fact := readBuild(info)
		if fact.Target == "/" {
			fact.Target = runtime.GOOS + "/" + runtime.GOARCH
		}
		if p.asJSON {
			return p.print(fact)
		}
		return p.sayBuild(&fact)
	}))
}

func (p *program) sayBuild(fact *buildFact) error {
	w := &p.words.Build
	commit, changes := w.Unknown, w.Unknown
	if fact.Commit != "" {
		commit, changes = fact.Commit, w.Unmodified
	}
	if fact.CommitTime != nil {
		commit += " (" + fact.CommitTime.UTC().Format(time.RFC3339) + ")"
	}
	if fact.Modified {
		changes = w.Modified
	}
	release := w.Release
	if !fact.Release {
		release = w.NoRelease[fact.NoRelease]
	}
	for _, line := range [][2]string{
		{"OPALE", strings.TrimSpace(fact.Version)},
		{w.Commit, commit},
		{w.Changes, changes},
		{"Go", fact.Go},
		{w.Target, fact.Target},
		{w.Modules, fmt.Sprintf("%d, %s", len(fact.Modules), fact.ModulesSum)},
		{w.Published, release},
	} {
		if err := p.say("%-14s %s", line[0], line[1]); err != nil {
			return err
		}
	}
	return nil
}
