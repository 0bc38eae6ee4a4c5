//! What folders hold besides lists.

use super::*;

#[test]
fn places_that_are_not_there_are_an_error_only_together() {
    let folder = Folder::new();
    folder.put("a.csv", LIST);
    let missing = folder.path().join("missing");
    let found = |roots: &[PathBuf]| {
        let search = Search { roots, excluded: &[], today: today(), limits: Limits::default() };
        scan(&search, &vault_has, &mut |_, _| true)
    };
    assert!(matches!(found(std::slice::from_ref(&missing)).err(), Some(StrayError::NoPlace)));
    assert!(matches!(found(&[]).err(), Some(StrayError::NoPlace)));
    let half = found(&[missing, folder.path().to_owned()]).unwrap();
    assert_eq!((names(&half), half.folders_closed), (vec!["a.csv"], 1));
    // A single file, and a folder inside another one, named twice.
    let file = folder.path().join("a.csv");
    let once = found(&[folder.path().to_owned(), file.clone(), folder.path().to_owned()]).unwrap();
    assert_eq!((once.files, once.folders_closed), (1, 0));
    assert_eq!(found(&[file]).unwrap().findings.len(), 1);
}

#[test]
fn the_vaults_own_folders_are_not_entered() {
    let folder = Folder::new();
    folder.put("desk/a.csv", LIST);
    folder.put("vault/b.csv", LIST);
    folder.put("vault/backup/c.csv", LIST);
    folder.put("vault 2/d.csv", LIST);
    let found = |root: &str| {
        let roots = [folder.path().join(root)];
        let excluded = [folder.path().join("vault/../vault"), folder.path().join("missing")];
        let search = Search { roots: &roots, excluded: &excluded, today: today(), limits: Limits::default() };
        scan(&search, &vault_has, &mut |_, _| true).unwrap()
    };
    assert_eq!(names(&found("")), ["a.csv", "d.csv"]);
    assert_eq!(found("vault").files, 0);
    assert_eq!(found("vault/backup").files, 0);
}

#[test]
fn depth_has_an_end_that_is_told() {
    let folder = Folder::new();
    folder.put("1/2/3/deep.csv", LIST);
    folder.put("1/2/flat.csv", LIST);
    let scan = folder.scan_with(Limits { depth: 3, ..Limits::default() });
    assert_eq!((names(&scan), scan.folders_too_deep), (vec!["flat.csv"], 1));
    let long = "d/".repeat(60);
    folder.put(&format!("{long}deeper.csv"), LIST);
    let scan = folder.scan();
    assert_eq!((names(&scan), scan.folders_too_deep), (vec!["deep.csv", "flat.csv"], 1));
}

#[test]
fn empty_and_huge_files_cost_nothing() {
    let folder = Folder::new();
    folder.put("empty.csv", "");
    let listed = folder.put("huge.csv", LIST);
    let plain = folder.put("huge.bin", "");
    for path in [&listed, &plain] {
        // A hole: the disk holds next to nothing of it.
        fs::OpenOptions::new().write(true).open(path).unwrap().set_len(20 << 30).unwrap();
    }
    let scan = folder.scan();
    let found: Vec<_> = scan.findings.iter().map(|finding| (finding.bytes, finding.unreadable)).collect();
    // Its first bytes are zeros for the most part, so it is no text; see below for one that begins like a list.
    assert!(found.is_empty() || found == [(20 << 30, Some(StrayProblem::TooLarge))], "{found:?}");
    assert!(scan.bytes < 1 << 20);

    let folder = Folder::new();
    folder.put("long.csv", "13500000000,名字\n".repeat(10_000));
    let scan = folder.scan_with(Limits { text_bytes: 100_000, ..Limits::default() });
    assert_eq!(scan.findings[0].unreadable, Some(StrayProblem::TooLarge));
    assert_eq!(scan.bytes, 0);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    use super::*;

    #[test]
    fn links_are_not_followed() {
        let (folder, elsewhere) = (Folder::new(), Folder::new());
        let outside = elsewhere.put("outside.csv", LIST);
        folder.put("a/a.csv", LIST);
        symlink(folder.path(), folder.path().join("a/loop")).unwrap();
        symlink(elsewhere.path(), folder.path().join("folder")).unwrap();
        symlink(&outside, folder.path().join("file.csv")).unwrap();
        symlink("nowhere", folder.path().join("dangling.csv")).unwrap();
        let scan = folder.scan();
        assert_eq!((names(&scan), scan.files), (vec!["a.csv"], 1));
        // The folder a person names may be one.
        let roots = [folder.path().join("folder")];
        let search = Search { roots: &roots, excluded: &[], today: today(), limits: Limits::default() };
        let scan = super::scan(&search, &vault_has, &mut |_, _| true).unwrap();
        assert_eq!(names(&scan), ["outside.csv"]);
    }

    #[test]
    fn pipes_and_sockets_are_not_opened() {
        let folder = Folder::new();
        let pipe = folder.path().join("pipe.csv");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("socket.csv")).unwrap();
        folder.put("a.csv", LIST);
        let scan = folder.scan();
        assert_eq!((names(&scan), scan.files), (vec!["a.csv"], 1));
        let roots = [pipe];
        let search = Search { roots: &roots, excluded: &[], today: today(), limits: Limits::default() };
        assert_eq!(super::scan(&search, &vault_has, &mut |_, _| true).unwrap().files, 0);
    }

    #[test]
    fn what_may_not_be_read_is_listed_and_the_search_goes_on() {
        let folder = Folder::new();
        let mine = folder.put("a.csv", LIST);
        let closed = folder.put("closed/b.csv", LIST).parent().unwrap().to_owned();
        folder.put("c.csv", LIST);
        let forbid = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        forbid(&mine, 0o000);
        forbid(&closed, 0o000);
        let scan = folder.scan();
        // An administrator may read everything.
        let all_powerful = fs::File::open(&mine).is_ok();
        forbid(&closed, 0o700);
        if all_powerful {
            assert_eq!(names(&scan), ["a.csv", "c.csv", "b.csv"]);
            return;
        }
        assert_eq!((names(&scan), scan.folders_closed), (vec!["a.csv", "c.csv"], 1));
        assert_eq!(scan.findings[0].unreadable, Some(StrayProblem::NoAccess));
        assert_eq!(scan.findings[1].unreadable, None);
    }
}
