allow_refusals
echo "This is no picture." > notes.txt
# show
PROBLEM=$(curl -s "$QEYAFA/api/v1/body/image" -H "Authorization: Bearer $TOKEN" \
  -F image=@notes.txt)
case $(jq -r .code <<< "$PROBLEM") in
  unsupported_picture) echo "Please choose a JPEG, PNG, WebP or HEIC picture." ;;
  content_too_large)   echo "Please choose a picture of at most 10 MB." ;;
  picture_too_large)   echo "Please choose a picture of fewer pixels." ;;
  picture_damaged)     echo "The file is damaged. Please choose another one." ;;
  pictures_busy)       echo "Many pictures are coming in. Please try again in a moment." ;;
esac
# end
printed "Please choose a JPEG, PNG, WebP or HEIC picture."
expect "$(jq -r .status <<< "$PROBLEM")" 415
