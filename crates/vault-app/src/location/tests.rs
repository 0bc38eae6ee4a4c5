use super::*;

fn entries(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

#[test]
fn a_good_place_has_room_and_is_left_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let place = probe(folder.path(), "云海/客户");
    assert_eq!(place.path, folder.path().join("云海-客户").display().to_string());
    assert_eq!(place.blocked, None);
    assert!(place.free_bytes > 0);
    assert_eq!(place.warnings.contains(&LocationWarning::LowSpace), place.free_bytes < ENOUGH_BYTES);
    assert!(!place.warnings.contains(&LocationWarning::CloudSynced));
    assert_eq!(entries(folder.path()), 0);
}

#[test]
fn a_parent_that_will_be_made_is_judged_by_the_folder_above() {
    let folder = tempfile::tempdir().unwrap();
    let place = probe(&folder.path().join("not/yet"), "客户");
    assert_eq!(place.blocked, None);
    assert!(place.free_bytes > 0);
    assert_eq!(entries(folder.path()), 0);
}

#[test]
fn what_is_there_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("folder")).unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    for name in ["folder", "file", " folder. "] {
        assert_eq!(probe(folder.path(), name).blocked, Some(LocationBlock::Exists), "{name}");
    }
}

#[test]
fn names_and_places_that_cannot_be() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(probe(folder.path(), "...").blocked, Some(LocationBlock::BadName));
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    assert_eq!(probe(&file, "客户").blocked, Some(LocationBlock::NotWritable));
    assert_eq!(probe(Path::new("relative"), "客户").blocked, Some(LocationBlock::NotWritable));
    assert_eq!(probe(Path::new(""), "客户").blocked, Some(LocationBlock::NotWritable));
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_medium_is_not_writable() {
    // Even for root, for whom permission bits mean nothing.
    let place = probe(Path::new("/proc"), "客户");
    assert_eq!(place.blocked, Some(LocationBlock::NotWritable));
    assert!(place.warnings.contains(&LocationWarning::LowSpace));
}

#[cfg(unix)]
#[test]
fn a_link_into_a_cloud_folder_is_seen_through() {
    let folder = tempfile::tempdir().unwrap();
    let cloud = folder.path().join("Dropbox/客户");
    fs::create_dir_all(&cloud).unwrap();
    let link = folder.path().join("本地");
    std::os::unix::fs::symlink(&cloud, &link).unwrap();
    assert!(probe(&link, "保险箱").warnings.contains(&LocationWarning::CloudSynced));
    // And so is a link that leads nowhere, as something that is there.
    std::os::unix::fs::symlink("/nowhere", folder.path().join("旧")).unwrap();
    assert_eq!(probe(folder.path(), "旧").blocked, Some(LocationBlock::Exists));
}
